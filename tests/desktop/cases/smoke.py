from case import case


@case('smoke')
def smoke(s):
    w = s.start()
    with s.step('it opens'):
        w.wait_for('No Profiles Yet')
        w.picture_of('smoke')
